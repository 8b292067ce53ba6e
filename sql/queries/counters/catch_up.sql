update counters
set last = greatest(last, $last)
where prefix = $prefix
