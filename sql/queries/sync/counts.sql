-- How many links stand in each state.
select state, count(*) as links
from links
where tracker = $tracker
group by state
order by state
