-- words, in lower case, for the state in which an incident is first written down
create or replace macro state_is_first(word) as
regexp_full_match(word, 'new|open|opened|registered|logged|triggered|detected|investigating|identified')
