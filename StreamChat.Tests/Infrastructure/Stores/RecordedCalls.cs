using System.Collections.Concurrent;
using System.Reflection;

namespace StreamChat.Tests.Infrastructure.Stores;

/// <summary>Notes every call of an interface, by its name and its first argument, and passes it on.</summary>
public class RecordedCalls<T> : DispatchProxy
    where T : class
{
    private T _inner = null!;
    private ConcurrentQueue<string> _calls = null!;

    internal static T Around(T inner, ConcurrentQueue<string> calls)
    {
        var proxy = Create<T, RecordedCalls<T>>();
        ((RecordedCalls<T>)(object)proxy)._inner = inner;
        ((RecordedCalls<T>)(object)proxy)._calls = calls;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (!targetMethod!.IsSpecialName)
        {
            _calls.Enqueue($"{targetMethod.Name} {args?.FirstOrDefault()}");
        }

        return targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
    }
}
