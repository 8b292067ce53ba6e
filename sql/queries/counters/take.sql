update counters
set last = last + $count
where prefix = $prefix
