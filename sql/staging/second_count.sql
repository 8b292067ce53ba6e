select count(*)
from second_places
