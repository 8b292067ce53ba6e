select count(*)
from imports
where file_name = $file_name
    and undone_at is null
