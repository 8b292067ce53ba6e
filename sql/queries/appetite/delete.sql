delete from appetite
where appetite_id = $appetite_id
