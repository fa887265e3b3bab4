using StreamChat.Api.Doctor.Hops;
using StreamChat.Api.Doctor.Probing;
using StreamChat.Api.Doctor.Sending;
using StreamChat.Api.Doctor.Verdicts;
using StreamChat.ServiceDefaults.Probes;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Api.Doctor;

/// <summary>Registers the stream doctor.</summary>
internal static class DoctorServiceCollectionExtensions
{
    internal static IServiceCollection AddDoctor(this IServiceCollection services)
    {
        services.AddSettings<DoctorOptions>(DoctorOptions.SectionName);
        services.AddSingleton<ProbeTokens>();
        services.AddSingleton<UsedTokens>();
        services.AddSingleton<ProbeStream>();
        services.AddSingleton<HopAddresses>();
        services.AddSingleton<ProbeHttp>();
        services.AddSingleton<ProbeClient>();
        services.AddSingleton<HopJudge>();
        services.AddSingleton<DoctorService>();
        return services;
    }
}
