//! Which elements of a sequence stand out of order.

/// The positions of the fewest elements whose removal leaves `sequence` without a descent.
pub(super) fn out_of_order(sequence: &[usize]) -> Vec<usize> {
    if sequence.is_sorted() {
        return Vec::new();
    }
    // Patience sorting: `tails[n]` is where the best non-descending run of length n + 1 ends.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(sequence.len());
    for (at, element) in sequence.iter().enumerate() {
        let length = tails.partition_point(|tail| sequence[*tail] <= *element);
        before.push(length.checked_sub(1).map(|shorter| tails[shorter]));
        if length == tails.len() {
            tails.push(at);
        } else {
            tails[length] = at;
        }
    }
    let mut kept = vec![false; sequence.len()];
    let mut end = tails.last().copied();
    while let Some(at) = end {
        kept[at] = true;
        end = before[at];
    }
    (0..sequence.len()).filter(|at| !kept[*at]).collect()
}

/// The positions that stand out of order, each with the one after which it belongs; `None` before all others. `placed`
/// holds positions with the indices of what is declared, each index once.
pub(super) fn misplaced(placed: &[(usize, usize)]) -> Vec<(usize, Option<usize>)> {
    let sequence: Vec<usize> = placed.iter().map(|(_, index)| *index).collect();
    let target = |position: usize| {
        let (at, index) = placed[position];
        let before = placed.iter().filter(|(_, other)| *other < index).max_by_key(|(_, other)| *other);
        (at, before.map(|(at, _)| *at))
    };
    out_of_order(&sequence).into_iter().map(target).collect()
}

#[cfg(test)]
mod tests {
    use super::out_of_order;

    #[test]
    fn the_moved_one_is_told_not_those_it_passed() {
        assert!(out_of_order(&[0, 1, 2, 3]).is_empty());
        assert_eq!(out_of_order(&[1, 2, 3, 0]), [3]);
        assert_eq!(out_of_order(&[3, 0, 1, 2]), [0]);
        assert!(out_of_order(&[0, 0, 1]).is_empty());
    }
}
