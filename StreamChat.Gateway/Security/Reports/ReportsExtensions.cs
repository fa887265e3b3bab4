namespace StreamChat.Gateway.Security.Reports;

/// <summary>Registers what takes browsers' reports.</summary>
internal static class ReportsExtensions
{
    internal static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddSingleton<ReportLimit>();
        services.AddSingleton<ReportMetrics>();
        services.AddSingleton<ReportService>();
        return services;
    }
}
