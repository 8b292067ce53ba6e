"""One metric a file: each exports `METRIC`; `sql/metrics/<id>.sql` delivers its rows."""
