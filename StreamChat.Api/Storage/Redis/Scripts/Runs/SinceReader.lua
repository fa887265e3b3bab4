-- Milliseconds since somebody read the run, or nothing.
local read = redis.call('HGET', own .. 'run:' .. argument(), 'reader')
return read and math.max(0, now() - tonumber(read)) or false
