create or replace macro text_normalised(given) as
case when given is null then '' when text_plain(given) then given else text_folded(given) end
