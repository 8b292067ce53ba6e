select content
from files
where sha256 = $sha256
