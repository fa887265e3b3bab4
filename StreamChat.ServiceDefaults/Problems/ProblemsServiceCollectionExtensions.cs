using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace StreamChat.ServiceDefaults.Problems;

/// <summary>Registers problem details for our own errors and for those of the framework.</summary>
internal static class ProblemsServiceCollectionExtensions
{
    internal static IServiceCollection AddProblems(this IServiceCollection services)
    {
        // Before AddProblemDetails: the first writer that can write does.
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        services.AddProblemDetails();
        services.AddExceptionHandler<ProblemExceptionHandler>();

        // Otherwise a request that cannot be bound is a bare 400 outside Development, and nothing says why.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services;
    }
}
