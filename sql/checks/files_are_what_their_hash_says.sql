-- The content of an evidence file has the hash that names it.
select sha256, name, size
from files
where sha256(content) <> files.sha256
   or octet_length(content) <> size
order by files.sha256
