use std::fmt::Write;

use crate::cli::sandbox::Sandbox;

#[test]
fn the_number_of_jobs_changes_nothing() {
    let sandbox = Sandbox::new(&[]);
    for index in 0..400_usize {
        let mut text = String::from("# A title\n");
        for line in 0..(index * 37 % 300) {
            _ = writeln!(text, "\nline {line}");
        }
        let end = ["", "\0", "\u{feff}\0", "\0\n\0"][index % 4];
        sandbox.write(&format!("{}/{index}.md", index % 7), text + end);
    }
    sandbox.write("3/not-utf-8.md", b"\xff\n");
    for format in ["full", "concise", "json", "jsonl"] {
        let run = |jobs| sandbox.check(&["-q", "--output-format", format, "-j", jobs, ".", "gone.md"]).exits(2);
        let one = run("1");
        assert!(one.stdout.len() > 10_000, "{}", one.stdout);
        for jobs in ["2", "3", "64"] {
            let many = run(jobs);
            assert_eq!((&one.stdout, &one.stderr), (&many.stdout, &many.stderr), "{format}, {jobs} jobs");
        }
    }
}
