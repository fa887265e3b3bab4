-- Every script of an owner begins with this. KEYS[1] is "sc:{owner}:": all keys begin with it, so all lie in the slot that it names.
local own = KEYS[1]
local taken = 0

local function argument()
  taken = taken + 1
  return ARGV[taken]
end

local function list()
  local values = {}
  for i = 1, tonumber(argument()) do
    values[i] = argument()
  end
  return values
end

-- The server's clock, in milliseconds.
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
