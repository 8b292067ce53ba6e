-- a share from 0 to 1 that a number, a word and the seed settle
create or replace temp macro luck(nth, word) as
(hash(nth, word, getvariable('seed')) >> 11)::double / 9007199254740992
