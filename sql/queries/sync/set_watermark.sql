insert into sync_state by name
select $tracker as tracker, $watermark as watermark
