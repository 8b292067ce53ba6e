delete from migrations
where name = $name
