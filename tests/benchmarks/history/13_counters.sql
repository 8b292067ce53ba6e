-- new ids continue after those that are there
update counters
set last = 6 * getvariable('incidents') * getvariable('steps')
where prefix in ('INC', 'EVT', 'REV', 'FND', 'ACT', 'VER', 'IMP', 'APP', 'PER')
