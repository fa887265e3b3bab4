-- A page of those conversations of an order that have all terms, and a word that begins as asked.
local order, most, score, id = own .. argument(), tonumber(argument()), argument(), argument()
local terms, beginning, mostWords = list(), argument(), argument()

local function union(keys)
  local numbers = {}
  for i = 1, #keys, 1000 do
    for _, number in ipairs(redis.call('SUNION', unpack(keys, i, math.min(i + 999, #keys)))) do
      numbers[number] = true
    end
  end
  return numbers
end

local sets = {}
for i, term in ipairs(terms) do
  sets[i] = union({ own .. 'word:t:' .. term, own .. 'word:m:' .. term })
end
if beginning ~= '' then
  local keys = {}
  for _, field in ipairs({ 't', 'm' }) do
    for _, term in ipairs(redis.call('ZRANGEBYLEX', own .. 'words:' .. field, '[' .. beginning, '[' .. beginning .. '\255', 'LIMIT', 0, mostWords)) do
      keys[#keys + 1] = own .. 'word:' .. field .. ':' .. term
    end
  end
  sets[#sets + 1] = union(keys)
end
if #sets == 0 then
  return {}
end

local numbers = {}
for number in pairs(sets[1]) do
  local inAll = true
  for i = 2, #sets do
    inAll = inAll and sets[i][number]
  end
  if inAll then
    numbers[#numbers + 1] = number
  end
end

local found = {}
for i = 1, #numbers, 1000 do
  local ids = {}
  for _, there in ipairs(redis.call('HMGET', own .. 'numbers', unpack(numbers, i, math.min(i + 999, #numbers)))) do
    ids[#ids + 1] = there or nil
  end
  local scores = #ids > 0 and redis.call('ZMSCORE', order, unpack(ids)) or {}
  for j = 1, #ids do
    local there = scores[j] and tonumber(scores[j])
    if there and (score == '' or there < tonumber(score) or (there == tonumber(score) and ids[j] < id)) then
      found[#found + 1] = { there, ids[j] }
    end
  end
end
table.sort(found, function(a, b)
  return a[1] > b[1] or (a[1] == b[1] and a[2] > b[2])
end)

local page = {}
for i = 1, math.min(most, #found) do
  page[i] = found[i][2]
end
return summaries(page)
