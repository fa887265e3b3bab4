using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamChat.Api.Providers;
using StreamChat.Tests.Infrastructure;

namespace StreamChat.Tests.Api;

/// <summary>The api in front of any provider.</summary>
internal static class ApiHost
{
    /// <summary>Starts it; retries come without jitter, so that a hand-moved clock knows when.</summary>
    internal static ServiceHost<ProviderClient> Start(Uri provider, TimeProvider? time = null, params (string Name, string? Value)[] settings)
    {
        Dictionary<string, string?> all = new() { ["OPENAI_BASE_URL"] = provider.AbsoluteUri, ["OPENAI_MODEL"] = "simulator" };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return ServiceHost<ProviderClient>.Start(all, services =>
        {
            services.Replace(ServiceDescriptor.Singleton<Random>(new NoJitter()));
            if (time is not null)
            {
                services.Replace(ServiceDescriptor.Singleton(time));
            }
        });
    }

    private sealed class NoJitter : Random
    {
        public override double NextDouble() => 0;
    }
}
