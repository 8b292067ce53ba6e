-- one way of packing texts, for trying several costs more than it saves
set force_compression = 'zstd'
