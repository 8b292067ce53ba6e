insert into counters
select unnest(['INC', 'EVT', 'REV', 'DEC', 'FND', 'ACT', 'VER', 'IMP', 'APP', 'BND', 'PER', 'RUN']), 0
