-- Removes a part of everything that an owner has: 1 while there is more.
local function slice(order)
  local ids = redis.call('ZRANGE', own .. order, 0, 19)
  for _, id in ipairs(ids) do
    redis.call('DEL', own .. 'messages:' .. id, own .. 'live:' .. id, own .. 'runs:' .. id)
    redis.call('HDEL', own .. 'conversations', id)
    redis.call('ZREM', own .. order, id)
    announce(id, 'deleted')
  end
  return #ids
end

local function words(field)
  local terms = redis.call('ZRANGE', own .. 'words:' .. field, 0, 4999)
  for _, term in ipairs(terms) do
    redis.call('DEL', own .. 'word:' .. field .. ':' .. term)
  end
  redis.call('ZREMRANGEBYRANK', own .. 'words:' .. field, 0, 4999)
  return #terms
end

local runs = redis.call('ZRANGE', own .. 'runs', 0, 199)
for _, run in ipairs(runs) do
  dropRun(run)
end
if #runs + slice('order') + slice('archive') + words('t') + words('m') > 0 then
  return 1
end
redis.call('DEL', own .. 'conversations', own .. 'number', own .. 'numbers', own .. 'running')
return 0
