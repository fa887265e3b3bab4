using StreamChat.Frontend.Page;
using StreamChat.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddPage();

var app = builder.Build();
app.UseServiceDefaults();
app.UsePage();
app.MapDefaultEndpoints();
app.MapPage();
return await app.RunServiceAsync();
