insert into migrations
values ($name, $checksum, $applied_at)
