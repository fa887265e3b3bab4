using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using StreamChat.Api.Doctor.Hops;
using StreamChat.Api.Doctor.Sending;
using StreamChat.Api.Doctor.Verdicts;
using StreamChat.Api.Reference.Describing;
using StreamChat.Api.Requests;
using StreamChat.Api.Sse;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Callers.Scopes;
using StreamChat.ServiceDefaults.Probes;
using StreamChat.ServiceDefaults.Problems;
using StreamChat.ServiceDefaults.RequestIds;

namespace StreamChat.Api.Doctor;

/// <summary>The stream doctor: whether streams get through as they are sent, and what is in their way (CONTRACT §5).</summary>
internal static class DoctorEndpoints
{
    private static readonly TimeSpan WhenOneMayHaveEnded = TimeSpan.FromSeconds(10);

    internal static RouteGroupBuilder MapDoctor(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/doctor").WithTags("Doctor").RequireScopes(CallerScopes.None);
        group.MapGet("", Examine).WithName("Doctor").WithSummary("Opens probe streams and says whether buffering, compression or idle cuts harm streams.")
            .WithDescription("Takes as long as the silences that it tries, some 8 s. With Accept: text/plain it answers in words.")
            .TakesQuery<double?>("silence", "The longest silence in seconds that is tried.").Answers<DoctorReport>().AnswersText("text/plain");
        group.MapGet("/probe", Probe).WithName("DoctorProbe").WithSummary("The probe stream itself, for a token of the doctor's.")
            .TakesQuery<string>(ProbeTokens.Parameter, "Good for one stream and half a minute.", isRequired: true);
        return group;
    }

    private static Results<DoctorResult, ProblemResult> Examine(
        HttpContext context, DoctorService doctor, HopAddresses addresses, IOptions<DoctorOptions> options)
    {
        if (Silence(context.Request.Query["silence"], options.Value) is not { } silence)
        {
            var longest = options.Value.SilenceSecs.DefaultIfEmpty().Max();
            return new ProblemResult(FieldProblem.Of("silence", string.Create(CultureInfo.InvariantCulture, $"must be seconds from 0 to {longest}")));
        }

        var examine = doctor.Prepare(addresses.All(context), Caller.Of(context), silence, RequestId.Of(context));
        return examine is null
            ? Problem.Result(ProblemCodes.RateLimited, "The stream doctor is busy with others.", WhenOneMayHaveEnded)
            : new DoctorResult(examine, WantsText(context.Request));
    }

    private static Results<SseResult, ProblemResult> Probe(
        HttpContext context, ProbeTokens tokens, UsedTokens used, ProbeStream stream, IOptions<DoctorOptions> options) =>
        tokens.Read(context.Request.Query[ProbeTokens.Parameter]) is { } token && used.Add(token)
            ? stream.Of(ProbeSchedule.Of(options.Value, token.Silence))
            : Problem.Result(ProblemCodes.Unauthenticated, "A probe needs a token of the stream doctor, which is good for one stream and half a minute.");

    private static TimeSpan? Silence(string? text, DoctorOptions options)
    {
        if (string.IsNullOrEmpty(text))
        {
            return options.DefaultSilence;
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= options.SilenceSecs.DefaultIfEmpty().Max()
            ? TimeSpan.FromSeconds(seconds)
            : null;
    }

    private static bool WantsText(HttpRequest request) =>
        request.GetTypedHeaders().Accept.FirstOrDefault()?.MediaType.Equals("text/plain", StringComparison.OrdinalIgnoreCase) == true;
}
