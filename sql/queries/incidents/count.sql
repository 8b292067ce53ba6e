select count(*)
from incidents
