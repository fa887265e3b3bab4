using StreamChat.Simulator.Calls;

namespace StreamChat.Simulator.Completions;

/// <summary>OpenAI's chat completions, and the test of a connection.</summary>
internal static class CompletionEndpoints
{
    internal static IEndpointRouteBuilder MapCompletions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/chat/completions", Complete).WithName("Complete").WithSummary("A chat completion, streamed or whole.");
        routes.MapPost("/test_completion", Test).AddEndpointFilter(ApiKey.FilterAsync).WithName("TestCompletion").WithSummary("A completion that says the connection works.");
        return routes;
    }

    private static Task Complete(HttpContext context, CompletionHandler handler) => handler.CompleteAsync(context);

    private static Task Test(HttpContext context, CompletionHandler handler) => handler.TestAsync(context);
}
