using Microsoft.Extensions.Options;
using StreamChat.Simulator.Errors;

namespace StreamChat.Simulator.Calls;

/// <summary>Asks for the key of the settings, where one is set.</summary>
internal sealed class ApiKey(IOptions<SimulatorOptions> options)
{
    /// <summary>The refusal of a request without the right key, else null.</summary>
    internal OpenAIError? Check(HttpRequest request) =>
        options.Value.ApiKey is { Length: > 0 } key && request.Headers.Authorization != $"Bearer {key}"
            ? OpenAIErrors.WrongKey()
            : null;

    /// <summary>Refuses before the endpoint runs.</summary>
    internal static ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.RequestServices.GetRequiredService<ApiKey>().Check(context.HttpContext.Request) is { } error
            ? ValueTask.FromResult<object?>(new OpenAIErrorResult(error))
            : next(context);
}
