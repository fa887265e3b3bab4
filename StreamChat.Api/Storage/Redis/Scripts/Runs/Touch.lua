local key = own .. 'run:' .. argument()
if redis.call('EXISTS', key) == 1 then
  redis.call('HSET', key, 'reader', now())
end
return 1
