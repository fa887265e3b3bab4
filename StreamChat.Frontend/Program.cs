using StreamChat.Frontend.Page;
using StreamChat.ServiceDefaults;
using StreamChat.ServiceDefaults.Hosting;

var builder = ServiceApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddPage();

var app = builder.Build();
app.UseServiceDefaults();
app.UsePage();
app.MapDefaultEndpoints();
app.MapPage();
return await app.RunServiceAsync();
