using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace StreamChat.ServiceDefaults.Settings;

/// <summary>Registers options whose bad values stop the process with one line each.</summary>
public static class SettingsServiceCollectionExtensions
{
    /// <summary>
    /// Binds <typeparamref name="TOptions"/> from the configuration section and from the flat names of its
    /// <see cref="SettingNameAttribute"/>s, checks it by its DataAnnotations (and <c>IValidatableObject</c>) before the service starts, and
    /// reports every bad value as <c>RATE_LIMIT=abc: must be a whole number from 1 to 100000.</c> It stands in for <c>[OptionsValidator]</c>,
    /// which knows neither names nor values.
    /// </summary>
    /// <example><code>
    /// internal sealed class ChatOptions
    /// {
    ///     internal const string SectionName = "Chat";
    ///
    ///     [SettingName("MAX_PROMPT_LENGTH"), Range(1, 1_000_000)]
    ///     public int MaxPromptLength { get; set; } = 4000;
    ///
    ///     [SettingName("RUN_TIMEOUT_SECS"), Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    ///     public TimeSpan RunTimeout { get; set; } = TimeSpan.FromSeconds(300);
    /// }
    ///
    /// services.AddSettings&lt;ChatOptions&gt;(ChatOptions.SectionName);
    /// </code></example>
    /// <remarks>
    /// A value that is empty counts as not set. A rule over several properties is <c>IValidatableObject</c>, or a further
    /// <c>IValidateOptions</c> whose messages come from <see cref="SettingFailure"/>. Resolve the options in services and endpoints, not in
    /// Program.cs: they are read when the service starts, and <c>RunServiceAsync</c> prints what is wrong.
    /// </remarks>
    public static OptionsBuilder<TOptions> AddSettings<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddSingleton<IConfigureOptions<TOptions>>(provider => ActivatorUtilities.CreateInstance<SettingsBinder<TOptions>>(provider, section));
        services.AddSingleton<IValidateOptions<TOptions>>(new SettingsValidator<TOptions>(section));
        return services.AddOptions<TOptions>().ValidateOnStart();
    }
}
