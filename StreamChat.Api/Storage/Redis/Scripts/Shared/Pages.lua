-- The place in an order from which on everything comes after a cursor: its score, and among equals its id.
local function placeAfter(order, score, id)
  local low, high = 0, redis.call('ZCARD', order)
  while low < high do
    local middle = math.floor((low + high) / 2)
    local at = redis.call('ZREVRANGE', order, middle, middle, 'WITHSCORES')
    local there = tonumber(at[2])
    if there < score or (there == score and at[1] < id) then
      high = middle
    else
      low = middle + 1
    end
  end
  return low
end

-- Records and how many runs are in progress in each, one after the other.
local function summaries(ids)
  if #ids == 0 then
    return {}
  end
  local records = redis.call('HMGET', own .. 'conversations', unpack(ids))
  local running = redis.call('HMGET', own .. 'running', unpack(ids))
  local rows = {}
  for i = 1, #ids do
    rows[#rows + 1] = records[i]
    rows[#rows + 1] = running[i] or '0'
  end
  return rows
end
