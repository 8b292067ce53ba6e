drop table temp.reviews
