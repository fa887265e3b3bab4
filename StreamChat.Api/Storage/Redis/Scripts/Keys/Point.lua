-- KEYS[1]: the key's address. ARGV: its owner, and for how long in milliseconds, or 0 for ever.
if ARGV[2] == '0' then
  redis.call('SET', KEYS[1], ARGV[1])
else
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
end
return 1
