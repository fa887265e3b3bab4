-- The index of words: "word:<field>:<term>" holds the numbers of the conversations that have the term, "words:<field>" all terms in
-- order. Numbers, not ids, since a small set of small numbers takes two bytes each. Fields are "t", the title, and "m", the messages.
local function addWords(field, terms, number)
  local new = {}
  for i = 1, #terms do
    if redis.call('SADD', own .. 'word:' .. field .. ':' .. terms[i], number) == 1 then
      new[#new + 1] = 0
      new[#new + 1] = terms[i]
    end
    if #new >= 1000 then
      redis.call('ZADD', own .. 'words:' .. field, unpack(new))
      new = {}
    end
  end
  if #new > 0 then
    redis.call('ZADD', own .. 'words:' .. field, unpack(new))
  end
end

local function removeWords(field, terms, number)
  for i = 1, #terms do
    local key = own .. 'word:' .. field .. ':' .. terms[i]
    if redis.call('SREM', key, number) == 1 and redis.call('EXISTS', key) == 0 then
      redis.call('ZREM', own .. 'words:' .. field, terms[i])
    end
  end
end
