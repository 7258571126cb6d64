// SPDX-License-Identifier: Apache-2.0
// The style sheet of the pages: phone first, light and dark as the reader's system is, and for paper.
#include "app/feed/pages/frame.h"

namespace lichsong::feed::pages {

const std::string& style_sheet() {
    static const std::string sheet = R"(:root{color-scheme:light dark;--page:#f3f5f8;--card:#fff;--text:#18212f;--soft:#51607a;--line:#dde3ec;--main:#0b5cad;--on-main:#fff;
--new:#0a6640;--new-back:#e0f4ea;--moved:#7a4a00;--moved-back:#fdf0d5;--gone:#a1212b;--gone-back:#fce6e7;--state-back:#eaf0f8}
@media(prefers-color-scheme:dark){:root{--page:#0f141b;--card:#19212c;--text:#e8edf4;--soft:#a6b3c6;--line:#2c3848;--main:#7db8f5;--on-main:#0b1a2a;
--new:#7fdcae;--new-back:#14342a;--moved:#f2c879;--moved-back:#3a2d12;--gone:#ff9ca3;--gone-back:#40191d;--state-back:#243144}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:1rem/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:54rem;margin:0 auto;padding:0 1rem}
header{padding-top:1rem}
.bar{display:flex;flex-wrap:wrap;gap:.5rem 1rem;justify-content:space-between;align-items:center}
.body,.version,.where,footer,figcaption{color:var(--soft)}
nav{display:flex;background:var(--card);border:1px solid var(--line);border-radius:99px;padding:.2rem}
nav a{padding:.45rem .9rem;border-radius:99px;color:var(--text);text-decoration:none;font-size:.9rem}
nav a[aria-current=true]{background:var(--main);color:var(--on-main)}
h1{font-size:clamp(1.6rem,6vw,2.3rem);line-height:1.2;letter-spacing:-.02em;margin:1.5rem 0 .25rem}
h2{font-size:1.2rem;line-height:1.3;margin:0 0 .5rem}
h3{font-size:.95rem;margin:1.25rem 0 .25rem;color:var(--main)}
p{margin:.25rem 0}
.campaign{font-size:1.1rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:1.25rem;margin:1rem 0}
.subscribe{display:flex;gap:1.5rem;justify-content:space-between;align-items:flex-start}
.buttons{display:flex;flex-wrap:wrap;gap:.6rem;margin-top:1rem}
.button{font:inherit;background:none;cursor:pointer;display:inline-flex;align-items:center;min-height:2.75rem;padding:.4rem 1.1rem;border:1px solid var(--line);border-radius:.75rem;color:var(--text);text-decoration:none;font-weight:600}
.button:hover{border-color:var(--main)}
.button.main{background:var(--main);border-color:var(--main);color:var(--on-main)}
a:focus-visible,summary:focus-visible,button:focus-visible,input:focus-visible{outline:3px solid var(--main);outline-offset:2px}
figure{margin:0;text-align:center;font-size:.85rem;flex:none}
figure img{display:block;margin:0 auto;border-radius:.75rem}
ol,ul{list-style:none;margin:0;padding:0}
li{display:grid;grid-template-columns:4rem 1fr auto;gap:.25rem 1rem;align-items:start;padding:.7rem 0;border-top:1px solid var(--line)}
.changes li{grid-template-columns:minmax(7.5rem,auto) 1fr}
li strong,li .where{display:block}
li strong{font-weight:600}
.where{font-size:.9rem}
.time{font-weight:700;font-variant-numeric:tabular-nums}
.cancelled strong,del{text-decoration:line-through}
ins{text-decoration:none;color:var(--text);font-weight:600}
.badge{display:inline-block;justify-self:start;padding:.1rem .65rem;border-radius:99px;font-size:.85rem;font-weight:600;background:var(--state-back)}
.new{color:var(--new);background:var(--new-back)}
.moved,.changed{color:var(--moved);background:var(--moved-back)}
.badge.cancelled{color:var(--gone);background:var(--gone-back)}
.asks form+form{border-top:1px solid var(--line);margin-top:1.5rem}
.line{padding:.8rem 0;border-top:1px solid var(--line)}
.what .time{margin-right:.5rem}
.choices{display:grid;grid-template-columns:auto 1fr;gap:.15rem .6rem;align-items:center;margin-top:.5rem}
.choices input[type=radio]{width:1.25rem;height:1.25rem;margin:0;accent-color:var(--main)}
.choice{padding:.55rem 0}
.other{display:none;grid-column:1/-1;flex-wrap:wrap;gap:.5rem 1.5rem;padding:.25rem 0 .5rem 1.85rem}
.counter_proposed:checked~.other{display:flex}
.note{grid-column:1/-1;display:flex;gap:.75rem;align-items:center}
.note input{flex:1}
.choices input[type=date],.choices input[type=time],.choices input[type=text]{font:inherit;min-height:2.75rem;min-width:0;padding:.3rem .6rem;color:var(--text);background:var(--page);border:1px solid var(--line);border-radius:.6rem}
.given{padding:.25rem .75rem;border-radius:.6rem;background:var(--state-back)}
.given.accepted{color:var(--new);background:var(--new-back)}
.given.declined{color:var(--gone);background:var(--gone-back)}
.given.counter_proposed,.given.tentative{color:var(--moved);background:var(--moved-back)}
.thanks{display:none;padding:.75rem 1rem;border-radius:.75rem;font-weight:600;color:var(--new);background:var(--new-back)}
.thanks:target{display:block}
.trouble{padding:.75rem 1rem;border-radius:.75rem;font-weight:600;color:var(--gone);background:var(--gone-back)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:1rem}
.tile strong{display:block;font-size:1.7rem;line-height:1.2;font-variant-numeric:tabular-nums}
.tile span{color:var(--soft);font-size:.9rem}
.matrix{width:100%;border-collapse:collapse;font-size:.95rem}
.matrix th,.matrix td{padding:.55rem .5rem;border-top:1px solid var(--line);text-align:left;vertical-align:top}
.matrix thead th{border-top:0;color:var(--soft);font-weight:600;font-size:.85rem;overflow-wrap:normal}
.matrix tbody th{font-weight:600;width:30%}
.matrix strong,.matrix .where{display:block}
.matrix .where{font-size:.8rem}
td.none{color:var(--soft)}
td.missing strong{color:var(--gone)}
td.planned strong{color:var(--moved)}
td.agreed strong,td.aired strong{color:var(--new)}
details{margin-top:1rem}
.line details{margin-top:.25rem}
summary{cursor:pointer;padding:.6rem 0;font-weight:600;color:var(--main)}
footer{padding-bottom:2rem;font-size:.9rem}
@media(max-width:36rem){.matrix thead{display:none}.matrix tr{display:block;border-top:1px solid var(--line);padding:.6rem 0}.matrix th,.matrix td{display:block;width:auto!important;border:0;padding:.2rem 0}.matrix td{display:grid;grid-template-columns:7rem 1fr}.matrix td::before{content:attr(data-label);color:var(--soft)}.matrix td.none{display:none}.subscribe figure{display:none}.button{flex:1 1 100%;justify-content:center}li{grid-template-columns:3.2rem 1fr}li>.badge{grid-column:2}.changes li{grid-template-columns:1fr}.changes li>.badge{grid-column:1}}
@media print{:root{--page:#fff;--card:#fff;--text:#000;--soft:#333;--line:#999;--main:#000}nav,.subscribe,.choices,.asks .buttons{display:none}.card{border:0;padding:0}li,h3{break-inside:avoid}h3{break-after:avoid}}
)";
    return sheet;
}

}  // namespace lichsong::feed::pages
