using StackExchange.Redis;

namespace StreamChat.Api.Storage.Redis.Connection;

/// <summary>What a script is called with, in the order in which it takes it; null is an empty text, a list begins with its length.</summary>
internal sealed class ScriptArguments
{
    private readonly List<RedisValue> _values = [];

    internal RedisValue[] Values => [.. _values];

    internal ScriptArguments Add(RedisValue value)
    {
        _values.Add(value.IsNull ? (RedisValue)"" : value);
        return this;
    }

    internal ScriptArguments Add(bool value) => Add(value ? 1 : 0);

    internal ScriptArguments AddList(IReadOnlyCollection<string> values)
    {
        Add(values.Count);
        foreach (var value in values)
        {
            Add(value);
        }

        return this;
    }

    internal ScriptArguments AddList(IReadOnlyCollection<RedisValue> values)
    {
        Add(values.Count);
        foreach (var value in values)
        {
            Add(value);
        }

        return this;
    }
}
