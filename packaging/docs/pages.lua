-- SPDX-License-Identifier: Apache-2.0
-- For packaging/docs/html: a link to another page goes to its HTML; one to a file of the sources, which are not beside it, is text.
function Link(link)
  if link.target:match('^%a+:') or link.target:match('^#') then return link end
  local path, anchor = link.target:match('^([^#]*)(.*)$')
  if path:match('%.md$') and not path:match('%.%./%.%./%.%./') and not path:match('%.%./%.%./%u') then
    link.target = path:gsub('%.md$', '.html') .. anchor
    return link
  end
  return link.content
end
