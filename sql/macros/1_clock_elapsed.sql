-- how long it takes from one clock time to the next: a step back of three hours or more goes over midnight
create or replace macro clock_elapsed(step) as
case when step > -10800 then abs(step) else step + 86400 end
