-- one of a list, the first ones more often
create or replace temp macro picked(choices, nth, word) as
choices[1 + floor(len(choices) * luck(nth, word) ** 2)::integer]
