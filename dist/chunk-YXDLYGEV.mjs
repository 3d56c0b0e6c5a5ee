
import{O as o,Q as m,S as e,ea as i,g as r,na as p,oa as t,pa as f}from"./chunk-62YXWHYM.mjs";Object.freeze([p,f,t,r,e,m,i,o]);
