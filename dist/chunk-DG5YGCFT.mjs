
import{$ as i,O as o,R as m,T as e,g as r,qa as p,ra as t,sa as f}from"./chunk-FIXATZFS.mjs";Object.freeze([p,f,t,r,e,m,i,o]);
