-- SPDX-License-Identifier: MIT
--
-- Draws the maps of a document. For pandoc 2.17 and later, and for Quarto.
--
--   pandoc report.md --lua-filter cordon.lua -o report.html
--
--   ```{.cordon #fig:week width=80%}
--   [map]
--   title = "Attacks reported this week"
--   [data]
--   incidents = "week.csv"
--   ```
--
--   ```{.cordon #fig:roads file=roads.toml caption="The roads *to Bamako*" alt="…"}
--   ```
--
-- Attributes of a block: file (a project file in place of the block's text), caption (Markdown),
-- alt, width, height, format (svg, pdf, png), strict, and the options of `cordon render` that are
-- listed in `passed_on` below. Quarto's names (fig-cap, fig-alt, out-width, label) and its comment
-- lines (`#| fig-cap: …`, `#| label: …`, `#| file: …`) are read as well. Caption and alternative text come from the map
-- itself unless they are given. Names of files are relative to the document.
--
-- Metadata of the document: cordon-strict (a map that cannot be drawn, or whose title was refused,
-- ends the run), cordon-program, cordon-cache (a folder, or false; the user's own by default),
-- cordon-folder (where pictures of HTML and other text formats are written, `cordon-maps`),
-- cordon-text-width (of DOCX, for widths in percent, `160mm`).

local passed_on = {
  "style", "lang", "size", "title", "subtitle", "centre", "bbox", "extent", "from", "to", "window",
  "as-of", "profile", "panels", "buffer", "dpi", "scale", "projection",
}

-- Formats whose writer puts pictures into the file that it writes.
local holds_media = {docx = true, odt = true, pptx = true, epub = true, epub2 = true, epub3 = true,
                     fb2 = true, rtf = true}

local mime = {svg = "image/svg+xml", pdf = "application/pdf", png = "image/png"}

local settings = {strict = false, program = "cordon", cache = "auto", folder = "cordon-maps",
                  text_width = "160mm"}
local has_figures = pandoc.Figure ~= nil -- since pandoc 3

local function is_true(text)
  return text == "true" or text == "yes" or text == "1"
end

local function text_of(value)
  if value == nil then return nil end
  if type(value) == "boolean" then return tostring(value) end
  return pandoc.utils.stringify(value)
end

local function read_metadata(meta)
  local function get(key) return text_of(meta["cordon-" .. key]) end
  settings.strict = is_true(get("strict") or "false")
  settings.program = get("program") or os.getenv("CORDON") or "cordon"
  settings.cache = get("cache") or "auto"
  settings.folder = get("folder") or settings.folder
  settings.text_width = get("text-width") or settings.text_width
end

local function output_file()
  return PANDOC_STATE.output_file
end

-- A PDF that WeasyPrint or wkhtmltopdf makes of a page.
local function is_printed_page()
  local target = output_file()
  return FORMAT:match("^html") and target and target:match("%.pdf$")
end

local function format_name()
  return FORMAT:match("^[%a%d]+")
end

local web = {html = true, html4 = true, html5 = true, revealjs = true, slidy = true, s5 = true,
             slideous = true, dzslides = true, chunkedhtml = true}

local function picture_format(asked)
  if mime[asked or ""] then return asked end
  local name = format_name()
  if holds_media[name] then return "png" end
  if name == "latex" or name == "beamer" or name == "context" then return "pdf" end
  return (web[name] or name == "typst") and "svg" or "png"
end

-- The folder of the document, from which its files are named.
local function document_folder()
  local first = PANDOC_STATE.input_files and PANDOC_STATE.input_files[1]
  if not first or first == "-" then return "." end
  local folder = pandoc.path.directory(first)
  return folder == "" and "." or folder
end

local function file_content(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local bytes = file:read("a")
  file:close()
  return bytes
end

local function first_line_trimmed(text)
  return (text or ""):gsub("%s+$", "")
end

-- Other names of the options: those of Quarto, in comments and as attributes.
local other_names = {["fig-cap"] = "caption", ["fig-alt"] = "alt", ["out-width"] = "width",
                     ["out-height"] = "height", ["label"] = "id"}
local option_names = {"file", "caption", "alt", "width", "height", "format", "strict"}
local is_option = {id = true}
for _, name in ipairs(option_names) do is_option[name] = true end

-- Quarto writes options of a block as comments at its start; TOML ignores them. A value may go on
-- in the following lines, which are then indented (YAML's `|` and `>`).
local function comment_options(text)
  local found, open_name = {}, nil
  for line in text:gmatch("[^\n]+") do
    local comment = line:match("^#|(.*)$")
    if not comment then break end
    local key, value = comment:match("^ ?([%w-]+):%s*(.-)%s*$")
    if key then
      local name = other_names[key] or key
      open_name = is_option[name] and value:match("^[|>]%-?$") and name or nil
      value = value:match('^"(.*)"$') or value:match("^'(.*)'$") or value
      if open_name then value = "" end
      if is_option[name] then found[name] = value end
    elseif open_name then
      found[open_name] = (found[open_name] .. " " .. comment:match("^%s*(.-)%s*$")):match("^%s*(.*)$")
    end
  end
  return found
end

-- Runs the program; what it says on standard error comes back. No text of the document is ever read
-- by the shell, and names of files only as arguments.
local function run(arguments)
  local words
  local ok, failure = pcall(function()
    if pandoc.system.os == "mingw32" then
      words = pandoc.pipe(settings.program, arguments, "")
    else
      local all = {"-c", 'exec "$0" "$@" 2>&1 >/dev/null', settings.program}
      for _, argument in ipairs(arguments) do all[#all + 1] = argument end
      words = pandoc.pipe("sh", all, "")
    end
  end)
  if ok then return 0, words end
  if type(failure) == "table" or type(failure) == "userdata" then
    local code = failure.error_code or 1
    if code == 126 or code == 127 then
      return code, settings.program .. ": the program was not found; install cordon, or name it "
                   .. "in the metadata cordon-program"
    end
    return code, failure.output or ""
  end
  return 1, tostring(failure)
end

local function write_content(path, bytes)
  local file = assert(io.open(path, "wb"))
  file:write(bytes)
  file:close()
end

local function json_text(text)
  return '"' .. text:gsub('[%c"\\\127]', function(c)
    return string.format("\\u%04x", c:byte())
  end) .. '"'
end

local function render_arguments(map, stem)
  local arguments = {"render"}
  local function add(name, value)
    arguments[#arguments + 1] = name .. "=" .. value
  end
  if map.options.file then
    arguments[#arguments + 1] = map.options.file
  else
    write_content(stem .. ".toml", map.text)
    arguments[#arguments + 1] = stem .. ".toml"
    add("--folder", ".")
  end
  add("--output", stem .. "." .. map.format)
  arguments[#arguments + 1] = "--sidecar"
  for _, name in ipairs(passed_on) do
    if map.attributes[name] then add("--" .. name, map.attributes[name]) end
  end
  if settings.cache == "false" then
    arguments[#arguments + 1] = "--no-cache"
  else
    add("--cache", settings.cache)
  end
  return arguments
end

local function job_line(arguments)
  local texts = {}
  for _, argument in ipairs(arguments) do texts[#texts + 1] = json_text(argument) end
  return "[" .. table.concat(texts, ",") .. "]\n"
end

local function read_result(map, stem, code, words)
  local result = file_content(stem .. ".txt")
  if result then
    map.code, map.words = result:match("^(%d+)\n(.*)$")
    map.code = tonumber(map.code)
  else -- it did not come to the single maps
    map.code, map.words = code, words
  end
  map.bytes = file_content(stem .. "." .. map.format)
  map.caption = first_line_trimmed(file_content(stem .. ".caption.txt"))
  map.alt = first_line_trimmed(file_content(stem .. ".alt.txt"))
end

-- Draws all maps of the document in one run of the program.
local function draw_all(maps)
  if #maps == 0 then return end
  pandoc.system.with_temporary_directory("cordon", function(folder)
    local function stem(i) return pandoc.path.join({folder, tostring(i)}) end
    local lines = {}
    for i, map in ipairs(maps) do lines[i] = job_line(render_arguments(map, stem(i))) end
    local jobs = pandoc.path.join({folder, "jobs"})
    write_content(jobs, table.concat(lines))
    local code, words
    pandoc.system.with_working_directory(document_folder(), function()
      code, words = run({"batch", jobs, "--results", folder})
    end)
    for i, map in ipairs(maps) do read_result(map, stem(i), code, words) end
  end)
end

local function plain_inlines(text)
  local out = pandoc.List()
  for word in text:gmatch("[^ \n]+") do
    if #out > 0 then out:insert(pandoc.Space()) end
    out:insert(pandoc.Str(word))
  end
  return out
end

local function markdown_inlines(text)
  return pandoc.utils.blocks_to_inlines(pandoc.read(text, "markdown").blocks)
end

-- WeasyPrint and wkhtmltopdf are given a page in a folder of its own, and see no other file.
local function data_address(format, bytes)
  return "data:" .. mime[format] .. "," .. bytes:gsub("[^%w%-_.~]", function(c)
    return string.format("%%%02X", c:byte())
  end)
end

local made = {} -- folders

local function make_folder(folder)
  if not made[folder] then
    if pandoc.system.make_directory then -- since pandoc 2.19
      pandoc.system.make_directory(folder, true)
    else
      pandoc.pipe("mkdir", {"-p", folder}, "")
    end
  end
  made[folder] = true
end

-- Writes the picture where the finished document finds it, and gives it to pandoc for the formats
-- that hold their pictures. Both have the same name.
local function keep_picture(id, format, bytes)
  local part = id:gsub("[^%w_-]", "-")
  local name = (part ~= "" and part .. "-" or "map-") .. pandoc.utils.sha1(bytes):sub(1, 10)
               .. "." .. format
  local target = output_file()
  if is_printed_page() then return data_address(format, bytes) end
  if holds_media[format_name()] or (target and target:match("%.pdf$")) then
    pandoc.mediabag.insert(name, mime[format], bytes)
    return name
  end
  local source = settings.folder .. "/" .. name
  local beside = target and pandoc.path.directory(target) or "."
  local folder = pandoc.path.join({beside, settings.folder})
  make_folder(folder)
  write_content(pandoc.path.join({folder, name}), bytes)
  pandoc.mediabag.insert(source, mime[format], bytes)
  return source
end

-- DOCX of pandoc 2.17 ignores widths in percent.
local function docx_width(width)
  local percent = tonumber((width or ""):match("^([%d.]+)%%$"))
  local number, unit = settings.text_width:match("^([%d.]+)%s*(%a+)$")
  if not percent or not tonumber(number) then return width end
  return string.format("%.2f%s", percent / 100 * tonumber(number), unit)
end

local function size_attributes(options)
  local out = {}
  if options.width then
    local docx = FORMAT:match("^docx") and not has_figures
    out.width = docx and docx_width(options.width) or options.width
  end
  if options.height then out.height = options.height end
  return out
end

local function figure(source, id, caption, alt, options)
  local sizes = size_attributes(options)
  if has_figures then
    local image = pandoc.Image(plain_inlines(alt), source, "", pandoc.Attr("", {}, sizes))
    return pandoc.Figure({pandoc.Plain({image})}, {long = {pandoc.Plain(caption)}},
                         pandoc.Attr(id, {"cordon"}))
  end
  if FORMAT:match("^docx") then
    -- Its writer would make the caption the alternative text; the same styles without that.
    local image = pandoc.Image(plain_inlines(alt), source, "", pandoc.Attr("", {}, sizes))
    local function styled(style, inlines)
      return pandoc.Div({pandoc.Para(inlines)}, pandoc.Attr("", {}, {["custom-style"] = style}))
    end
    return pandoc.Div({styled("Captioned Figure", {image}), styled("Image Caption", caption)},
                      pandoc.Attr(id, {"cordon"}))
  end
  -- HTML and the books made of it would repeat the caption otherwise.
  sizes.alt = (web[format_name()] or FORMAT:match("^epub")) and alt or nil
  -- The writer of PPTX takes the title for the alternative text.
  local title = FORMAT:match("^pptx") and alt or "fig:"
  local image = pandoc.Image(caption, source, title, pandoc.Attr(id, {"cordon"}, sizes))
  return pandoc.Para({image})
end

local function error_block(id, words)
  local head = "Map not drawn" .. (id ~= "" and " (" .. id .. ")" or "")
  return pandoc.Div({pandoc.Para({pandoc.Strong({pandoc.Str(head)})}), pandoc.CodeBlock(words)},
                    pandoc.Attr(id, {"cordon-error"}))
end

local function warn(id, words)
  if words and words:match("%S") then
    io.stderr:write("cordon: figure " .. (id ~= "" and id or "without an id") .. ":\n" .. words)
  end
end

local maps = {} -- of the document, in its order

local function collect(block)
  if not block.classes:includes("cordon") then return nil end
  local options = comment_options(block.text)
  for key, name in pairs(other_names) do
    if block.attributes[key] then options[name] = block.attributes[key] end
  end
  for _, name in ipairs(option_names) do
    if block.attributes[name] then options[name] = block.attributes[name] end
  end
  maps[#maps + 1] = {
    id = block.identifier ~= "" and block.identifier or options.id or "",
    options = options, attributes = block.attributes, text = block.text,
    format = picture_format(options.format),
  }
end

local replaced = 0

local function replace(block)
  if not block.classes:includes("cordon") then return nil end
  replaced = replaced + 1
  local map = maps[replaced]
  local options, id = map.options, map.id
  local strict = settings.strict
  if options.strict then strict = is_true(options.strict) end
  local drawn = map.bytes and (map.code == 0 or map.code == 4)
  warn(id, map.words)
  if strict and (not drawn or map.code ~= 0) then
    error("cordon: figure " .. (id ~= "" and id or "without an id")
          .. (drawn and ": the title was refused" or " failed with code " .. tostring(map.code)))
  end
  if not drawn then return error_block(id, map.words ~= "" and map.words or "no reason was given") end
  local caption = options.caption and markdown_inlines(options.caption)
                  or plain_inlines(map.caption)
  return figure(keep_picture(id, map.format, map.bytes), id, caption, options.alt or map.alt, options)
end

return {
  {Meta = read_metadata},
  {CodeBlock = collect},
  {Pandoc = function() draw_all(maps) end},
  {CodeBlock = replace},
}
