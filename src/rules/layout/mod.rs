pub(super) mod blank_lines;
pub(super) mod final_newline;
pub(super) mod line_ending;
pub(super) mod trailing_whitespace;
