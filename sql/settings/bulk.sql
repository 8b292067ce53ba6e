-- a file's size is not known to the engine: it must not take the file for the smaller side of a join
set disabled_optimizers = 'join_order,build_side_probe_side'
