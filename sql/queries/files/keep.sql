insert into files by name
select
    $sha256 as sha256,
    $name as name,
    $media_type as media_type,
    $size::bigint as size,
    $content::blob as content
where not exists (from files where sha256 = $sha256)
