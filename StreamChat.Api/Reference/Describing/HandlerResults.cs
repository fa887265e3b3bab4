using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace StreamChat.Api.Reference.Describing;

/// <summary>The results that a handler may answer with, as its return type says: <c>Task&lt;Results&lt;SseResult, ProblemResult&gt;&gt;</c> has two.</summary>
internal static class HandlerResults
{
    internal static IReadOnlyList<Type> Of(IEnumerable<object> metadata)
    {
        var type = metadata.OfType<MethodInfo>().FirstOrDefault()?.ReturnType;
        if (type is { IsGenericType: true } && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            type = type.GetGenericArguments()[0];
        }

        return type is null ? [] : IsUnion(type) ? type.GetGenericArguments() : [type];
    }

    /// <summary>What JSON a result is, if it is.</summary>
    internal static Type? JsonOf(Type result) =>
        result.IsGenericType && result.GetGenericTypeDefinition() == typeof(JsonHttpResult<>) ? result.GetGenericArguments()[0] : null;

    private static bool IsUnion(Type type) => type is { IsGenericType: true, Namespace: "Microsoft.AspNetCore.Http.HttpResults" }
        && type.Name.StartsWith("Results`", StringComparison.Ordinal);
}
