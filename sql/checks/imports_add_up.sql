-- What an import read is what it took, knew or refused.
select import_id, read, new, updated, unchanged, rejected
from imports
where read is distinct from new + updated + unchanged + rejected
order by import_id
